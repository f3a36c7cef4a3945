import { html } from 'lit';
import type { Desk, Place } from '../desk.ts';
import '../settings/settings-screen.ts';

/** The clinic's settings. */
export const screen = (desk: Desk, place: Place) => html`<portal-staff-settings .desk=${desk} .place=${place}></portal-staff-settings>`;
