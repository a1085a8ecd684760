namespace Kontor.World.Perpetuals.Prices;

/// <summary>A contract of an exchange, and somebody's business with it, as one number: what the schedule can carry.</summary>
internal readonly record struct ContractKey(int Exchange, int Contract, long User = 0)
{
    private const int UserBits = 40;
    private const int ContractBits = 16;

    public long Packed => ((((long)Exchange << ContractBits) | (uint)Contract) << UserBits) | User;

    public static ContractKey Of(long packed) =>
        new(
            (int)(packed >> (UserBits + ContractBits)),
            (int)((packed >> UserBits) & ((1 << ContractBits) - 1)),
            packed & ((1L << UserBits) - 1)
        );
}
