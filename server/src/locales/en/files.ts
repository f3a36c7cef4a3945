/** Refusals of uploaded files. */
export const files = {
  'problem.file-refused.title': 'This file can’t be taken',
  'problem.file-refused.detail':
    '{reason, select, type {Send a JPEG, PNG or WebP picture, a PDF, or a Word file.} damaged {The file is damaged or can’t be looked into. Save it anew and try again.} oversized {The picture or file unpacks to more than can be taken. Make it smaller.} mixed {The file holds something else beside what it seems to be. Save it anew as a plain file.} active {The file holds macros, scripts or other files. Save it without them.} encrypted {The file is protected by a password. Save it without one.} other {A file of this type can’t be used here.}}',
};
