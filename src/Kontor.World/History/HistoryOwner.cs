namespace Kontor.World.History;

/// <summary>A user at an exchange, as one number.</summary>
public static class HistoryOwner
{
    public static long Of(int exchange, long user) => (user * Bounds.ExchangesMax) + exchange;
}
