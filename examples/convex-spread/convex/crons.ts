export { default } from "user-memory-service-convex/functions/crons";
