/** The Exchange calendar service of each cloud, which an availability address space names (R14.5). */
import type { Cloud } from '../../model/words.ts';

/** TargetServiceEpr by cloud, as Add-AvailabilityAddressSpace lists them since 2023-12-11; gcc is in the worldwide cloud. */
export const SERVICE_ENDPOINTS: Readonly<Record<Cloud, string>> = {
  worldwide: 'outlook.office.com',
  '21Vianet': 'partner.outlook.cn',
  gcc: 'outlook.office.com',
  gccHigh: 'outlook.office365.us',
  dod: 'outlook.office365.us',
};

export const ENDPOINT_SOURCE = '[AVAILABILITY] Add-AvailabilityAddressSpace, -TargetServiceEpr';

/** New-AvailabilityConfig takes at most so many values of AllowedTenantIds (R14.5). */
export const MOST_ALLOWED_TENANTS = 25;
