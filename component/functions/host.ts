import * as host from "../../convex/host";
import { visible } from "../registration";

export const { addGoal, ingestEpisodeSummary, updateGamification, upsertDaily, upsertPreference } =
  visible(host);
