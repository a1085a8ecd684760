using System.Runtime.InteropServices;
using Kontor.World.Codec;
using Kontor.World.History;

namespace Kontor.World.Margin;

/// <summary>One borrowing, until it is paid back.</summary>
public sealed class Loan
{
    public required long Id { get; init; }
    public required int Account { get; init; }

    /// <summary>Of the market's base, not of its quote.</summary>
    public required bool IsBase { get; init; }

    public required Int128 Amount { get; init; }
    public required long HourlyRatePpb { get; init; }
    public required long CreatedMs { get; init; }

    /// <summary>What is still owed of the amount.</summary>
    public Int128 Principal { get; internal set; }

    /// <summary>Interest that has accrued and is not paid.</summary>
    public Int128 Interest { get; internal set; }

    /// <summary>All interest that ever accrued.</summary>
    public Int128 Accrued { get; internal set; }

    public Int128 Owed => Principal + Interest;

    /// <summary>One more hour has begun. Rounded up: the house lends nothing for nothing.</summary>
    internal Int128 AccrueHour()
    {
        var interest = (Principal * HourlyRatePpb + (PpbPerOne - 1)) / PpbPerOne;
        Interest += interest;
        Accrued += interest;
        return interest;
    }

    internal void Save(ref RecordWriter writer)
    {
        writer.WriteLong(Id);
        writer.WriteCount(Account);
        writer.WriteBool(IsBase);
        writer.WriteAmount(Amount);
        writer.WriteLong(HourlyRatePpb);
        writer.WriteLong(CreatedMs);
        writer.WriteAmount(Principal);
        writer.WriteAmount(Interest);
        writer.WriteAmount(Accrued);
    }

    internal static Loan Load(ref RecordReader reader) =>
        new()
        {
            Id = reader.ReadLong(),
            Account = (int)reader.ReadUnsigned(),
            IsBase = reader.ReadBool(),
            Amount = reader.ReadAmount(),
            HourlyRatePpb = reader.ReadLong(),
            CreatedMs = reader.ReadLong(),
            Principal = reader.ReadAmount(),
            Interest = reader.ReadAmount(),
            Accrued = reader.ReadAmount(),
        };

    private const long PpbPerOne = 1_000_000_000;
}

/// <summary>A loan that was paid back, as the history holds it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct LoanRow : IHistoryRow
{
    public long User;
    public long TimeMs;
    public long LoanId;
    public long CreatedMs;
    public long HourlyRatePpb;
    public Int128 Amount;
    public Int128 Accrued;
    public int Market;
    public byte IsBase;
    public byte Exchange;

    readonly long IHistoryRow.Owner => HistoryOwner.Of(Exchange, User);
    readonly long IHistoryRow.TimeMs => TimeMs;
}

/// <summary>A repayment, as the history holds it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct RepaymentRow : IHistoryRow
{
    public long User;
    public long TimeMs;
    public long RepaymentId;
    public Int128 Principal;
    public Int128 Interest;
    public int Market;
    public byte IsBase;

    /// <summary>Paid by a liquidation, not by the user.</summary>
    public byte IsForced;
    public byte Exchange;

    readonly long IHistoryRow.Owner => HistoryOwner.Of(Exchange, User);
    readonly long IHistoryRow.TimeMs => TimeMs;
}
