import * as gamification from "../../convex/gamification";
import { wrapped } from "../registration";

export const { get, update } = wrapped("gamification", gamification);
