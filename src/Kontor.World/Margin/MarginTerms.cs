using Kontor.World.Codec;

namespace Kontor.World.Margin;

/// <summary>On what terms one asset of a market is lent.</summary>
public sealed record LendingTerms
{
    /// <summary>Interest for every hour that has begun, in billionths of the principal.</summary>
    public required long HourlyRatePpb { get; init; }

    public required Int128 BorrowMin { get; init; }

    /// <summary>What one user may owe of it in one market.</summary>
    public required Int128 BorrowMax { get; init; }

    public bool IsOpen { get; init; } = true;

    internal bool IsValid =>
        HourlyRatePpb is >= 0 and <= MarginTerms.HourlyRatePpbMax
        && BorrowMin > 0
        && BorrowMax >= BorrowMin
        && BorrowMax <= Bounds.AmountMax;
}

/// <summary>How a spot market is traded with borrowed money.</summary>
public sealed record MarginTerms
{
    /// <summary>One percent an hour is usury enough.</summary>
    public const long HourlyRatePpbMax = 10_000_000;

    public const int LeverageMax = 20;

    public required string Symbol { get; init; }

    /// <summary>Everything in the wallet may be so many times what is one's own.</summary>
    public int Leverage { get; init; } = 5;

    /// <summary>At this ratio of assets to debts the wallet is liquidated.</summary>
    public int LiquidateRatePpm { get; init; } = 1_100_000;

    /// <summary>Nothing is taken out of a wallet with debts below this ratio.</summary>
    public int TransferOutRatePpm { get; init; } = 2_000_000;

    public required LendingTerms Base { get; init; }
    public required LendingTerms Quote { get; init; }

    internal bool IsValid =>
        Leverage is >= 1 and <= LeverageMax
        && LiquidateRatePpm is > 1_000_000 and <= 2_000_000
        && TransferOutRatePpm > LiquidateRatePpm
        && TransferOutRatePpm <= 100_000_000
        && Base.IsValid
        && Quote.IsValid;
}

internal static class MarginTermsCodec
{
    public static void Write(this ref RecordWriter writer, MarginTerms terms)
    {
        writer.WriteText(terms.Symbol);
        writer.WriteLong(terms.Leverage);
        writer.WriteLong(terms.LiquidateRatePpm);
        writer.WriteLong(terms.TransferOutRatePpm);
        Write(ref writer, terms.Base);
        Write(ref writer, terms.Quote);
    }

    public static MarginTerms ReadMarginTerms(this ref RecordReader reader) =>
        new()
        {
            Symbol = reader.ReadText(),
            Leverage = (int)reader.ReadLong(),
            LiquidateRatePpm = (int)reader.ReadLong(),
            TransferOutRatePpm = (int)reader.ReadLong(),
            Base = ReadLending(ref reader),
            Quote = ReadLending(ref reader),
        };

    private static void Write(ref RecordWriter writer, LendingTerms terms)
    {
        writer.WriteLong(terms.HourlyRatePpb);
        writer.WriteAmount(terms.BorrowMin);
        writer.WriteAmount(terms.BorrowMax);
        writer.WriteBool(terms.IsOpen);
    }

    private static LendingTerms ReadLending(ref RecordReader reader) =>
        new()
        {
            HourlyRatePpb = reader.ReadLong(),
            BorrowMin = reader.ReadAmount(),
            BorrowMax = reader.ReadAmount(),
            IsOpen = reader.ReadBool(),
        };
}
