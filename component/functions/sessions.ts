import * as sessions from "../../convex/sessions";
import { visible } from "../registration";

export const { bind, find } = visible(sessions);
