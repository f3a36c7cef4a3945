
    // Do not modify this file by hand!
    // Re-generate this file by running lit-localize

    import {html} from 'lit';
    import {str} from '@lit/localize';

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
      's4960aeb72d818ab7': `There is a problem`,
's137af9f7040dc2d2': `(optional)`,
'sb05eac6313ad4f91': `Error:`,
's9df212d89cab196d': `Hide`,
's716a6024e3fe999c': `Show`,
's452f791e0ff6a13e': `Hide password`,
's2f7f35f6a5b733f5': `Show password`,
'hdd9abe811e6944a5': html`Need help? Call ${0}`,
's0c52660c9ba23d55': `Still loading`,
'sb59d68ed12d46377': `Loading`,
's2c8189544e3ea679': `Retry`,
'sd1a554a3f0c27c2d': `You are offline`,
'sbc44cc7371014aa7': `Check your connection, then try again. What you typed is kept.`,
'saac0cae0cfb8b5b9': `We couldn’t reach the clinic’s portal`,
'sa4cb75ee43a358e0': `Nothing was changed. Try again in a moment.`,
's033e02fb20dc53b1': `Too many tries`,
's0181c83d49cb7018': `This page isn’t connected to the clinic’s portal`,
's2ca4dc1476976b92': `The clinic can fix this: check the key and the allowed website addresses.`,
'scc5625d4308a634c': `This device couldn’t prove who you are`,
'sfe7d164326b82113': `Reload the page and sign in again.`,
'se73687d2b9880351': `That didn’t work`,
's582a09cb343c95f4': `Something went wrong on our side`,
'sd8a9b2bf4ab31020': `What you type is kept, and saved when you are back.`,
's07850843aeed5c8a': `The portal is switched off`,
's22d3b664667f86c4': `The clinic has switched its portal off for now. Call the clinic instead.`,
'sc5482b31b531b6e8': `Not available online`,
's2525eed1356ae551': `This clinic doesn’t show this part of your record online. Call to ask about it.`,
's986e9457d8b6a74b': `Are you still there?`,
'sf1d720efabc0d325': str`We sign you out at ${0} to keep your record private.`,
's43e1dfa7695348d7': `Stay signed in`,
'sd83bc1d312ca1de8': `Sign out now`,
's7cfe12cd14df9950': `Sign out`,
's0276c73e1e86251a': `Sign out everywhere`,
's5e27738a2e8eb763': `Sign in`,
's5e8250fb85d64c23': `Close`,
'sbd26350d00389570': str`See your visits, invoices and health record at ${0}.`,
'sc40ccaba09a05c9b': `You were signed out`,
's7102b3ede5e46a67': `Nothing happened for a while, so your record was closed.`,
'scb1d794f13e0f8f0': `Username, email or phone`,
'sf6e1665c7022a1f8': `Password`,
's59169c4e8fbcdccf': `Signing in…`,
's21486b28bfb7744f': `Signing in isn’t possible on this page`,
's438653ccb55d3b22': `Its connection isn’t encrypted.`,
's74b7f79316d371b8': `Open the clinic’s portal`,
's2fbd54199def11fd': `Enter your username, email or phone`,
's756b4cc8998e997d': `Enter your password`,
's5544b86e76b50171': `You are signed in.`,
's1789d760fb7f3f48': `The username or password doesn’t match. Check both and try again.`,
'sae6c19052f34d3d6': `You are not signed in.`,
'sefcf950b3cc4fc3b': `Language`,
's24ad82c630e7100b': `Appointments`,
's595173b7087e8efe': `Sign in to see your visits`,
's680176dc8cde7f79': `Invoices`,
'se87e99c2738a4096': `Sign in to see your invoices`,
's8ea172c6c43fca5c': `Your health`,
's63ea25ac34d7911d': `Sign in to see your health record`,
    };
  