using Kontor.Catalog;
using Kontor.Dialects.BitMart.Endpoints.Account;
using Kontor.Dialects.BitMart.Wire;
using Kontor.Gate;
using Kontor.World.Directory;
using Kontor.World.Ledger;
using Kontor.World.Margin;

namespace Kontor.Dialects.BitMart.Endpoints.Margin;

/// <summary>Money into and out of an isolated wallet: one's own, and the house's.</summary>
internal sealed class MarginMoneyEndpoints(TradingHouse house)
{
    public void Map(RouteTable routes)
    {
        routes.Add(To("POST", "borrow", Access.Signed, Borrow));
        routes.Add(To("POST", "repay", Access.Signed, Repay));
        routes.Add(To("POST", "transfer", Access.Signed, Transfer));
        // One client asks for a transfer in the query of a GET, and nobody agrees on how such a query is signed.
        routes.Add(To("GET", "transfer", Access.Keyed, Transfer));
    }

    private static Route To(string method, string what, Access access, Handler handler) =>
        new(method, $"/spot/v1/margin/isolated/{what}", access, handler)
        {
            Needs = Permissions.Trade,
            Service = "bitmart/spot",
            Limits = [Limits.PerKey($"/spot/v1/margin/isolated/{what}", 2, 2)],
        };

    private async ValueTask<Refusal?> Borrow(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        var (request, bad) = await MarginRequest.ReadAsync(call, house, given);
        if ((bad ?? given.ReceiveWindow()) is { } refusal)
            return refusal;
        var borrow = new BorrowFunds(ExchangeId.BitMart, call.User!.Number, request!.Market.Symbol, request.Currency, request.Amount);
        var (loan, busy) = await house.DoAsync(call, borrow);
        if (busy is not null)
            return busy;
        return loan.IsOk ? Answer(call, "borrow_id"u8, loan.Value) : AccountRefusals.OfLoan(loan.Reject);
    }

    private async ValueTask<Refusal?> Repay(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        var (request, bad) = await MarginRequest.ReadAsync(call, house, given);
        if ((bad ?? given.ReceiveWindow()) is { } refusal)
            return refusal;
        var repay = new RepayLoans(ExchangeId.BitMart, call.User!.Number, request!.Market.Symbol, request.Currency, request.Amount);
        var (repayment, busy) = await house.DoAsync(call, repay);
        if (busy is not null)
            return busy;
        return repayment.IsOk ? Answer(call, "repay_id"u8, repayment.Value.Id) : AccountRefusals.OfMargin(repayment.Reject);
    }

    private async ValueTask<Refusal?> Transfer(Call call)
    {
        var given = new Parameters(call, ParameterFamily.Spot);
        var (request, bad) = await MarginRequest.ReadAsync(call, house, given);
        var side = "";
        var refusal = bad ?? given.Required("side", out _) ?? given.Word("side", ref side, "in", "out") ?? given.ReceiveWindow();
        if (refusal is not null)
            return refusal;
        var margin = WalletId.IsolatedMargin(request!.Market.Symbol);
        var (from, to) = side == "in" ? (WalletId.Spot, margin) : (margin, WalletId.Spot);
        var place = new AccountPlace(ExchangeId.BitMart, call.User!.Number, from, request.Currency);
        var (transfer, busy) = await house.DoAsync(call, new TransferBetweenWallets(place, to, request.Amount));
        if (busy is not null)
            return busy;
        return transfer.IsOk ? Answer(call, "transfer_id"u8, transfer.Value.Id) : AccountRefusals.OfMargin(transfer.Reject);
    }

    private static Refusal? Answer(Call call, ReadOnlySpan<byte> name, long id)
    {
        var json = Envelope.Begin(call, Errors.SpotOk);
        json.WriteStartObject();
        json.WriteString(name, $"{id}");
        json.WriteEndObject();
        return Envelope.End(call);
    }
}
