export { default } from "../../convex/crons";
