using System.Text.Json;
using Kontor.Catalog;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.History;
using Kontor.World.Ledger;

namespace Kontor.Dialects.BitMart.Endpoints.Futures;

/// <summary>Every movement of a contract wallet: transfers, profits, funding, fees, liquidations.</summary>
internal sealed class FlowEndpoints(FuturesHouse house)
{
    private const int PageDefault = 100;
    private const int PageMax = 1_000;
    private const int All = 0;
    private const int Transfer = 1;
    private const int RealizedPnl = 2;
    private const int Funding = 3;
    private const int Commission = 4;
    private const int Liquidation = 5;

    public void Map(RouteTable routes) => routes.Add(FuturesRoutes.Read("/contract/private/transaction-history", 6, History));

    private async ValueTask<Refusal?> History(Call call)
    {
        if (FuturesHouse.Account(call) is { } nobody)
            return nobody;
        var given = new Parameters(call, ParameterFamily.Contract);
        if (house.FindNamed(given, out var named) is { } unknown)
            return unknown;
        long flow = All;
        if (given.Whole("flow_type", All, Liquidation, ref flow) is { } badFlow)
            return badFlow;
        if (FuturesTimes.Read(given, call.NowMs, out var times) is { } badTimes)
            return badTimes;
        long size = PageDefault;
        if (given.Whole("page_size", 1, PageMax, ref size) is { } badSize)
            return badSize;

        var user = call.User!.Number;
        var (accounts, failure) = await house.AskAsync(call, perpetuals => WalletsOf(perpetuals.Ledger, user));
        if (failure is not null)
            return failure;
        var query = new HistoryQuery<BillRow>
        {
            Owner = HistoryOwner.Of(accounts!.Exchange, user),
            Range = times.Range,
            RowsMax = (int)size,
            Where = row =>
                accounts.Assets.ContainsKey(row.Account)
                && (flow == All || FlowOf(row.Kind) == flow)
                && (named is null || (row.IsContract != 0 && row.Market == named.Contract.Index)),
        };
        var (rows, unread) = await house.House.ReadAsync(call, state => state.Ledger.Bills, query);
        if (unread is not null)
            return unread;
        var json = Envelope.Begin(call, Errors.ContractOk);
        json.WriteStartArray();
        foreach (var (id, row) in rows)
            Write(json, id, row, accounts.Assets[row.Account]);
        json.WriteEndArray();
        return Envelope.End(call);
    }

    private void Write(Utf8JsonWriter json, long id, in BillRow row, AssetRecord asset)
    {
        json.WriteStartObject();
        json.WriteString("symbol"u8, row.IsContract != 0 ? house.At(row.Market).Symbol : "");
        json.WriteString("type"u8, WordOf(FlowOf(row.Kind)));
        json.WriteNumber("flow_type"u8, FlowOf(row.Kind));
        json.WriteString("amount"u8, Units.FormatTrimmed(row.Delta, asset.Decimals));
        json.WriteString("asset"u8, asset.Code);
        json.WriteString("account"u8, ContractWords.Account);
        json.WriteString("time"u8, $"{row.TimeMs}");
        json.WriteString("tran_id"u8, $"{id}");
        json.WriteEndObject();
    }

    // Whatever came and went without a trade is a transfer.
    private static int FlowOf(BillKind kind) =>
        kind switch
        {
            BillKind.RealizedPnl => RealizedPnl,
            BillKind.FundingFee => Funding,
            BillKind.Commission => Commission,
            BillKind.Liquidation => Liquidation,
            _ => Transfer,
        };

    private static string WordOf(int flow) =>
        flow switch
        {
            RealizedPnl => "Realized PNL",
            Funding => "Funding Fee",
            Commission => "Commission Fee",
            Liquidation => "Liquidation Clearance",
            _ => "Transfer",
        };

    private static Wallets WalletsOf(ExchangeLedger ledger, long user)
    {
        var assets = new Dictionary<int, AssetRecord>();
        foreach (var asset in ledger.Assets.All)
        {
            if (ledger.AccountOf(user, WalletId.Contract, asset.Code) is >= 0 and var account)
                assets.Add(account, asset);
        }
        return new(ledger.Index, assets);
    }

    /// <summary>The user's contract wallets by the numbers under which bills name them.</summary>
    private sealed record Wallets(int Exchange, IReadOnlyDictionary<int, AssetRecord> Assets);
}
