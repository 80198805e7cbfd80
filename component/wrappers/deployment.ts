import * as deployment from "../../convex/deployment";
import { wrapped } from "../registration";

export const { version } = wrapped("deployment", deployment);
