/** Operators of a small mall on the in-memory cloud, at the doors that the console opens. */
import type { Deployment } from '../../cloudfunctions/edge/environment';
import { perform } from '../../cloudfunctions/edge/perform';
import { operatorActions } from '../../cloudfunctions/functions/operator/actions';
import { operatorMay } from '../../cloudfunctions/functions/operator/permissions';
import { operators } from '../../cloudfunctions/office/documents';
import type { OperatorRole } from '../../cloudfunctions/office/roles';
import { OWING } from './mall';
import { memoryHouse } from './memory-house';

/** The environment names one administrator: `first`. */
export class Office {
  readonly house = { ...memoryHouse(OWING), operators: new Set(['first']) };
  readonly deployed = this.house as unknown as Deployment;
  private requests = 0;

  /** Every call at a moment of its own, so that a log has one order. */
  ask<T>(memberId: string, action: keyof typeof operatorActions, input: unknown = {}, id = ''): Promise<T> {
    this.requests += 1;
    this.house.clock.at += 1;
    const requestId = id === '' ? `request-${this.requests}` : id;
    return perform(
      this.deployed,
      { actions: operatorActions, operatorDoors: operatorMay },
      { memberId, openId: '', via: 'console' },
      { action, requestId, input },
    ) as Promise<T>;
  }

  /** Without proposal: for tests that are about something else. */
  async seat(memberId: string, role: OperatorRole): Promise<void> {
    const transaction = await this.house.database.begin();
    const appointed = { name: memberId, since: 1, changedAt: 1 };
    await transaction.put(operators, { _id: memberId, roles: [role], ...appointed });
    await transaction.commit();
  }
}

export const refusal = (code: string): unknown => expect.objectContaining({ code });
