import * as gamification from "../../convex/gamification";
import { visible } from "../registration";

export const { get, update } = visible(gamification);
