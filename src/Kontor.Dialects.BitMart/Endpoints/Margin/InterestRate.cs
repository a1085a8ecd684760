using Kontor.World.Ledger;

namespace Kontor.Dialects.BitMart.Endpoints.Margin;

/// <summary>Interest is counted by the hour, in billionths of what is owed, and shown as a share.</summary>
internal static class InterestRate
{
    private const int Decimals = 9;
    private const int HoursPerDay = 24;

    public static string Hourly(long ratePpb) => Units.FormatTrimmed(ratePpb, Decimals);

    public static string Daily(long ratePpb) => Units.FormatTrimmed((Int128)ratePpb * HoursPerDay, Decimals);
}
