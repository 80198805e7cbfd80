import * as progress from "../../convex/progress";
import { wrapped } from "../registration";

export const { listDaily, upsertDaily } = wrapped("progress", progress);
