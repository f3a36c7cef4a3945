/** What this device's clock shows at a moment, as `YYYY-MM-DDTHH:MM`. */
export const deviceWall = (moment: number) =>
  new Date(moment - new Date(moment).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
