/** Name and id of a setting’s field: dots would be classes in a selector. */
export const fieldName = (key: string) => key.replaceAll('.', '-');
