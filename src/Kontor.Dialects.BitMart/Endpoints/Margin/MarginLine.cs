using Kontor.Dialects.BitMart.Endpoints.Account;
using Kontor.World.Ledger;
using Kontor.World.Margin;
using Kontor.World.Spot;
using Kontor.World.State;

namespace Kontor.Dialects.BitMart.Endpoints.Margin;

/// <summary>One asset of a user's isolated wallet: what lies there, and what is owed.</summary>
internal sealed record MarginSide(AssetRecord Asset, LendingTerms Terms)
{
    public Balance Balance { get; init; }

    /// <summary>What the loans that are still open were taken for.</summary>
    public Int128 Borrowed { get; init; }

    public Int128 Principal { get; init; }
    public Int128 Interest { get; init; }

    /// <summary>How much more could be borrowed now.</summary>
    public Int128 Borrowable { get; init; }

    public required string NetInBitcoin { get; init; }

    public Int128 Net => Balance.Total - Principal - Interest;

    public string Text(Int128 units) => Units.FormatTrimmed(units, Asset.Decimals);
}

/// <summary>A user's isolated wallet in one market, at one moment. It is there whether the user ever used it or not.</summary>
internal sealed record MarginLine(MarketRecord Market, MarginTerms Terms, MarginSide Base, MarginSide Quote)
{
    public required long RiskRatePpm { get; init; }
    public required bool IsInLiquidation { get; init; }

    /// <summary>0 when no price liquidates it.</summary>
    public required long LiquidationTicks { get; init; }

    /// <summary>Every market that lends, or the one of that number.</summary>
    public static List<MarginLine> Find(WorldState state, long user, int? number)
    {
        var ledger = state.Ledger.Find(ExchangeId.BitMart)!;
        var (spot, margin) = (state.Spot.Of(ledger), state.Margin.Of(ledger));
        var lines = new List<MarginLine>();
        for (var index = 0; index < spot.Markets.Count; index++)
        {
            if ((number is null || number == index) && spot.Markets[index].HasMargin && margin.TermsOf(index) is { } terms)
                lines.Add(Of(ledger, spot, margin.Find(user, index), user, spot.At(index), terms));
        }

        return lines;
    }

    private static MarginLine Of(
        ExchangeLedger ledger,
        SpotExchange spot,
        MarginAccount? account,
        long user,
        SpotMarket market,
        MarginTerms terms
    )
    {
        var record = market.Record;
        var (baseAsset, quoteAsset) = (ledger.Assets[market.BaseAsset], ledger.Assets[market.QuoteAsset]);
        var price = MarketPrice.Of(record, baseAsset, market.LastTicks);
        var wallet = WalletId.IsolatedMargin(record.Symbol);
        var (inBase, inQuote) = (ledger.BalanceOf(user, wallet, record.Base), ledger.BalanceOf(user, wallet, record.Quote));
        var sheet = new MarginSheet(inBase.Total, inQuote.Total, account?.OwedOf(true) ?? 0, account?.OwedOf(false) ?? 0);
        var worth = new Worth(ledger, spot);
        var ticks = 0L;
        if (price.IsKnown)
            MarginRisk.TryLiquidationTicks(sheet, terms, price, out ticks, out _);
        return new MarginLine(record, terms, Side(baseAsset, inBase, isBase: true), Side(quoteAsset, inQuote, isBase: false))
        {
            RiskRatePpm = MarginRisk.RatePpm(sheet, price),
            IsInLiquidation = account is { IsInLiquidation: true },
            LiquidationTicks = ticks,
        };

        MarginSide Side(AssetRecord asset, Balance balance, bool isBase)
        {
            var lending = isBase ? terms.Base : terms.Quote;
            var loans = account?.Loans.Where(loan => loan.IsBase == isBase).ToList() ?? [];
            var side = new MarginSide(asset, lending)
            {
                Balance = balance,
                Borrowed = loans.Aggregate(Int128.Zero, (sum, loan) => sum + loan.Amount),
                Principal = loans.Aggregate(Int128.Zero, (sum, loan) => sum + loan.Principal),
                Interest = loans.Aggregate(Int128.Zero, (sum, loan) => sum + loan.Interest),
                Borrowable = lending.IsOpen && price.IsKnown ? MarginRisk.Borrowable(sheet, price, terms, isBase) : 0,
                NetInBitcoin = "",
            };
            return side with { NetInBitcoin = worth.InBitcoin(asset, side.Net) };
        }
    }
}
