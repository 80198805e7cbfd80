export * from "user-memory-service-convex/functions/host";
