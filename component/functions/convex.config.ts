import { defineComponent } from "convex/server";
import { COMPONENT } from "../registration";

export default defineComponent(COMPONENT);
