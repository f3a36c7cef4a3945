import './portal-provider/portal-provider.ts';
import './portal-login/portal-login.ts';
import { watchTags } from './portal/chunks.ts';

watchTags(document);
// Staff look at a page of theirs from the screen that makes its tags.
if (location.hash === '#portal-check') void import('./portal-check/portal-check.ts');
