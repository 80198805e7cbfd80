import * as cron from "../../convex/cron";
import { visible } from "../registration";

export const { ttlSweep } = visible(cron);
