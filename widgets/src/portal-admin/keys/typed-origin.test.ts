import { expect } from '@open-wc/testing';
import { typedOrigin } from './typed-origin.ts';

describe('a typed website', () => {
  it('H2 A2 a pasted address becomes its origin; what no page can have is none', () => {
    const found = ['https://www.clinic.example/book?x=1#y', 'clinic.example/contact', ' HTTPS://Clinic.Example:8443/ ', 'http://localhost:5173/', 'http://127.0.0.1:8080', 'localhost:3000'].map(typedOrigin);
    expect(found).to.deep.equal(['https://www.clinic.example', 'https://clinic.example', 'https://clinic.example:8443', 'http://localhost:5173', 'http://127.0.0.1:8080', 'https://localhost:3000']);
    for (const typed of ['', 'clinic', 'http://clinic.example', 'ftp://clinic.example', 'javascript:alert(1)', 'https://', '*.clinic.example', 'https://*.clinic.example'])
      expect(typedOrigin(typed), typed).to.equal(undefined);
  });
});
