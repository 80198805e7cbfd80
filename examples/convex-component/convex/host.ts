export * from "user-memory-service-convex/wrappers/host";
