import * as assessments from "../../convex/assessments";
import { wrapped } from "../registration";

export const { finalize, findSubject, forget } = wrapped("assessments", assessments);
