using Kontor.Catalog;
using Kontor.Dialects.BitMart.Endpoints.Futures;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Funding;
using Kontor.World.Ledger;

namespace Kontor.Dialects.BitMart.Endpoints.IfContract;

/// <summary>
/// <c>funds/transfer</c>: money into the contract wallet and out of it, under a number of the client's own. Whoever did not hear the answer
/// asks for that number, and never pays twice.
/// </summary>
internal sealed class FundsEndpoints(FuturesHouse house)
{
    private const int In = 1;
    private const int Out = 2;
    private const int NumberLengthMax = 64;

    public void Map(RouteTable routes)
    {
        routes.Add(LegacyRoutes.Signed("funds/transfer", Transfer));
        routes.Add(LegacyRoutes.Keyed("funds/transfer", Show));
    }

    private async ValueTask<Refusal?> Transfer(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Contract);
        if (Read(given, out var coin, out var volume, out var type) is { } bad)
            return bad;
        if (ReadNumber(given, out var number) is { } badNumber)
            return badNumber;
        var (asset, unready) = await AssetAsync(call, coin);
        if (unready is not null)
            return unready;
        if (asset is null)
            return Errors.ContractInvalidRequest;
        if (Amounts.Read(volume, asset.Decimals, Errors.TransferPrecision, out var amount) is { } badAmount)
            return badAmount;
        var (from, to) = type == In ? (WalletId.Spot, WalletId.Contract) : (WalletId.Contract, WalletId.Spot);
        var place = new AccountPlace(ExchangeId.BitMart, call.User!.Number, from, coin);
        var (moved, busy) = await house.House.DoAsync(call, new TransferWithNumber(place, to, amount, number));
        if (busy is not null)
            return busy;
        if (!moved.IsOk)
            return moved.Reject == Reject.TradeNumberTaken ? Errors.OutTradeNoExists : FuturesRefusals.Of(moved.Reject);
        return Write(call, number, moved.Value, asset);
    }

    private async ValueTask<Refusal?> Show(Call call)
    {
        if (ReadNumber(new Parameters(call, ParameterFamily.Contract), out var number) is { } bad)
            return bad;
        var user = call.User!.Number;
        var (found, busy) = await house.House.AskAsync(
            call,
            state =>
                state.Funding.FindTransfer(ExchangeId.BitMart, user, number) is { } transfer
                    ? (transfer, state.Ledger.Find(ExchangeId.BitMart)!.FindAsset(transfer.Asset))
                    : default
        );
        if (busy is not null)
            return busy;
        return found is ({ } known, { } asset) ? Write(call, number, known, asset) : Errors.OutTradeNoNotFound.Refusal;
    }

    private static Refusal? Read(in Parameters given, out string coin, out string volume, out long type)
    {
        (volume, type) = ("", 0);
        if (given.Required("coin_code", out coin) is { } missingCoin)
            return missingCoin;
        if (given.Required("vol", out volume) is { } missingVolume)
            return missingVolume;
        if (given.Required("type", out _) is { } missingType)
            return missingType;
        return given.Whole("type", In, Out, ref type);
    }

    private static Refusal? ReadNumber(in Parameters given, out string number)
    {
        if (given.Required("out_trade_no", out number) is { } missing)
            return missing;
        return number.Length > NumberLengthMax ? Errors.ContractInvalidRequest.Refusal : null;
    }

    /// <summary>Only coins that contracts are settled in lie in a contract wallet.</summary>
    private ValueTask<(AssetRecord? Asset, Refusal? Refusal)> AssetAsync(Call call, string coin)
    {
        if (!house.Listed.Any(contract => contract.Contract.Record.Quote == coin))
            return new((null, null));
        return house.AskAsync(call, exchange => exchange.Ledger.FindAsset(coin));
    }

    private static Refusal? Write(Call call, string number, Transfer transfer, AssetRecord asset)
    {
        var json = Envelope.BeginWithErrno(call);
        json.WriteStartObject();
        json.WriteString("out_trade_no"u8, number);
        json.WriteNumber("transfer_id"u8, transfer.Id);
        json.WriteString("coin_code"u8, transfer.Asset);
        json.WriteString("vol"u8, Units.FormatTrimmed(transfer.Amount, asset.Decimals));
        json.WriteNumber("type"u8, transfer.To.Kind == WalletKind.Contract ? In : Out);
        json.WriteInstant("created_at"u8, transfer.TimeMs);
        json.WriteEndObject();
        return Envelope.End(call);
    }
}
