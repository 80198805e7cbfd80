import * as host from "../../convex/host";
import { wrapped } from "../registration";

export const { addGoal, ingestEpisodeSummary, updateGamification, upsertDaily, upsertPreference } =
  wrapped("host", host);
