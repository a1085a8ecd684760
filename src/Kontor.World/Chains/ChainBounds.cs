namespace Kontor.World.Chains;

/// <summary>How much a chain can hold.</summary>
public static class ChainBounds
{
    public const int DecimalsMax = 30;

    /// <summary>Blocks that can still be undone. Older ones are final: they leave the state for the history.</summary>
    public const int ReorgDepthMax = 128;

    public const int PendingMax = 4_096;
    public const int PendingPerSenderMax = 256;

    /// <summary>Numbers that the ledger of one chain holds: balances, nonces, approvals.</summary>
    public const int CellsMax = 4_000_000;

    public const int ContractsMax = 100_000;

    /// <summary>Ethereum's own bounds for code, and for the code that creates it.</summary>
    public const int CodeBytesMax = 24_576;

    public const int InputBytesMax = 131_072;

    public const long GasLimitMax = 1_000_000_000;

    /// <summary>For a unit of gas: a whole coin of 18 decimals.</summary>
    public const long FeeMax = 1_000_000_000_000_000_000;

    public const long BlockMsMax = 86_400_000;

    /// <summary>Empty blocks in a row that are made for one jump of the clock: nobody could have seen the others.</summary>
    public const int IdleBlocksPerJumpMax = 2_000;

    /// <summary>The source of a contract, and what a compiler says of it.</summary>
    public const int SourceBytesMax = 512 * 1024;

    /// <summary>Libraries that a contract can be linked with.</summary>
    public const int LibrariesMax = 10;

    /// <summary>All texts together that the verifications of a chain keep.</summary>
    public const int VerificationBytesMax = 64 * 1024 * 1024;

    /// <summary>Jobs that wait for the compiler.</summary>
    public const int VerificationWorkMax = 100;

    public const int CrossingsMax = 100_000;
    public const int CrossingsPerBatchMax = 100;
}
