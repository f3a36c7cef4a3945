/** A North American number as it is read there; any other as it was kept. */
export const phoneText = (value: string) => value.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3');
