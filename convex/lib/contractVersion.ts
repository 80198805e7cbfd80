/**
 * Counted up by one with every change of these functions or their documents that a service may notice;
 * the service has the number that it was built for in `DeploymentContract`.
 */
export const CONTRACT = 3;

/** The oldest service that these functions still serve. */
export const SERVES_FROM = 1;
