import * as parked from "../../convex/parked";
import { visible } from "../registration";

export const { deliverable, depth, find, list, ofSession, park, remove } = visible(parked);
