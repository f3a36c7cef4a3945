import './portal-provider/portal-provider.ts';
import './portal-login/portal-login.ts';
import { watchTags } from './portal/chunks.ts';

watchTags(document);
