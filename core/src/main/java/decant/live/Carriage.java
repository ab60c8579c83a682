package decant.live;

import decant.ledger.Ledger;
import decant.reconcile.LinkRole;
import decant.reconcile.Policy;
import decant.store.Link;

/**
 * What a follower carries, and under which rules.
 *
 * @param role the part that the link plays in a migration
 * @param policy what to carry; every aspect that is carried is compared, and removals are governed by the options
 * @param ledger keeps parked keys and receipts
 * @param breaker stands before removals, with the limit of the options; may be shared with other followers, before and
 *     after this one
 */
public record Carriage(Link link, LinkRole role, Policy policy, Ledger ledger, RemovalBreaker breaker) {}
