import * as cron from "../../convex/cron";
import { wrapped } from "../registration";

export const { ttlSweep } = wrapped("cron", cron);
