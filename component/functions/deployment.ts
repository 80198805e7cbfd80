import * as deployment from "../../convex/deployment";
import { visible } from "../registration";

export const { version } = visible(deployment);
