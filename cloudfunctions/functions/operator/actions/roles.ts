/** Roles and region partners: what waits, and the decision. Nobody decides about itself or whom it brought. */
import * as z from 'zod';

import { approveRole, refuseRole, waitingRoles } from '../../../accounts/decide-role';
import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { approvePartner, refusePartner } from '../../../partners/decide';
import { waitingPartners } from '../../../partners/waiting';

const page = z.strictObject({ after: field.cursor, limit: field.shortPageSize });
const ofMember = z.strictObject({ memberId: field.id });
const ofCity = ofMember.extend({ city: field.city });

export const roleActions = {
  roleApplications: action({
    permission: 'operator',
    input: page,
    run: (house, _caller, { after, limit }) => waitingRoles(house.database, after, limit),
  }),
  approveRole: action({
    permission: 'operator',
    input: ofMember,
    run: (house, caller, { memberId }) =>
      approveRole(house, { applicantId: memberId, deciderId: caller.memberId }),
  }),
  refuseRole: action({
    permission: 'operator',
    input: ofMember.extend({ answer: field.sentence }),
    run: (house, caller, { memberId, answer }) =>
      refuseRole(house, { applicantId: memberId, deciderId: caller.memberId, answer }),
  }),
  partnerApplications: action({
    permission: 'operator',
    input: page,
    run: (house, _caller, { after, limit }) => waitingPartners(house.database, after, limit),
  }),
  approvePartner: action({
    permission: 'operator',
    input: ofCity,
    run: (house, caller, { memberId, city }) =>
      approvePartner(house, { applicantId: memberId, city, deciderId: caller.memberId }),
  }),
  refusePartner: action({
    permission: 'operator',
    input: ofCity.extend({ answer: field.sentence }),
    run: (house, caller, { memberId, city, answer }) =>
      refusePartner(house, { applicantId: memberId, city, deciderId: caller.memberId, answer }),
  }),
};
