import * as progress from "../../convex/progress";
import { visible } from "../registration";

export const { listDaily, upsertDaily } = visible(progress);
