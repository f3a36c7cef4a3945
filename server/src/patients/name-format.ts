/** Strangers choose what stands in mails and on staff's screens: nothing that leads elsewhere, breaks a line or turns the writing round. */
export const isName = (name: string): boolean => !/:\/\/|\bwww\.|[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/iu.test(name);
