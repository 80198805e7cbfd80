import * as assessments from "../../convex/assessments";
import { visible } from "../registration";

export const { finalize, findSubject, forget } = visible(assessments);
