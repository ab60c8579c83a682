package decant.store.contract;

/**
 * The part of the contract that is about copies, for another way in which bytes get from a store to a store. A subclass
 * opens two fresh buckets for each row.
 */
public abstract class CopierContract extends ContractTest
        implements KeyContract,
                TagContract,
                CopyContract,
                PreconditionContract,
                PartCopyContract,
                AclContract,
                ConcurrencyContract {}
