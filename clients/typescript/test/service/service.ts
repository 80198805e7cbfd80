/** Where the service is that these tests are for; who starts them starts it, too. */
export const SERVICE = process.env.SERVICE_URL ?? "";
