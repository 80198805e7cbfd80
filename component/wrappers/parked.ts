import * as parked from "../../convex/parked";
import { wrapped } from "../registration";

export const { deliverable, depth, find, list, ofSession, park, remove } = wrapped(
  "parked",
  parked,
);
