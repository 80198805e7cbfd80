import * as cron from "../../convex/cron";
import { visible } from "../registration";

export const { moveTerms, ttlSweep } = visible(cron);
