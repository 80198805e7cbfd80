import { cronJobs } from "convex/server";
import { internal } from "./_generated/api";

const crons = cronJobs();

// Not on the full hour, when everybody else's jobs run.
crons.hourly("ttl sweep", { minuteUTC: 17 }, internal.cron.ttlSweep, { background: true });
crons.hourly("move terms", { minuteUTC: 47 }, internal.cron.moveTerms, {});

export default crons;
