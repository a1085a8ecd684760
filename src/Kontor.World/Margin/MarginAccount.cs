namespace Kontor.World.Margin;

/// <summary>One user's isolated wallet in one market: where its money lies, and what is owed.</summary>
public sealed class MarginAccount
{
    public required int Number { get; init; }
    public required long User { get; init; }
    public required int Market { get; init; }
    internal int BaseAccount { get; init; }
    internal int QuoteAccount { get; init; }

    /// <summary>Oldest first: that is the order in which they are paid back.</summary>
    public IReadOnlyList<Loan> Loans => OpenLoans;

    internal List<Loan> OpenLoans { get; } = [];

    /// <summary>Its orders were cancelled and its assets are being sold to pay its debts.</summary>
    public bool IsInLiquidation { get; internal set; }

    /// <summary>A look at it is scheduled already.</summary>
    internal bool IsDue { get; set; }

    /// <summary>The house is trading in it just now.</summary>
    internal bool IsConverting { get; set; }

    public Int128 OwedOf(bool isBase)
    {
        var owed = Int128.Zero;
        foreach (var loan in OpenLoans)
            owed += loan.IsBase == isBase ? loan.Owed : 0;
        return owed;
    }

    public Int128 PrincipalOf(bool isBase)
    {
        var principal = Int128.Zero;
        foreach (var loan in OpenLoans)
            principal += loan.IsBase == isBase ? loan.Principal : 0;
        return principal;
    }
}
