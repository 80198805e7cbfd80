import * as sessions from "../../convex/sessions";
import { wrapped } from "../registration";

export const { bind, find } = wrapped("sessions", sessions);
