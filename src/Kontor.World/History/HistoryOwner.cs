namespace Kontor.World.History;

/// <summary>A user at an exchange as one number. The house is user 0.</summary>
public static class HistoryOwner
{
    private const int UserBits = 40;
    private const long UserMax = (1L << UserBits) - 1;

    public static long Of(int exchangeIndex, long user)
    {
        Invariant.Holds(exchangeIndex is >= 0 and < Bounds.ExchangesMax);
        Invariant.Holds(user is >= 0 and <= UserMax);
        return ((long)exchangeIndex << UserBits) | user;
    }

    public static int ExchangeOf(long owner) => (int)(owner >> UserBits);

    public static long UserOf(long owner) => owner & UserMax;
}
