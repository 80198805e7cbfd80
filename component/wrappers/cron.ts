import * as cron from "../../convex/cron";
import { wrapped } from "../registration";

export const { moveTerms, ttlSweep } = wrapped("cron", cron);
