using Kontor.Catalog;
using Kontor.Chains.Serving;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Wire;
using Kontor.Gate;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.TradeZone;

/// <summary><c>tz/address/*</c>.</summary>
internal sealed class ZoneAddressEndpoints(ZoneRows rows)
{
    public void Map(RouteTable routes, Explorer zone)
    {
        zone.Get(routes, "address/information-evm", AddressRequest.Read, Describe);
        zone.Get(routes, "address/transaction-list", ListRequest.Read, List);
    }

    private static Refusal? Describe(Call call, IServedChain chain, AddressRequest request)
    {
        var address = chain.Index.DescribeAddress(request.Address);
        var json = Envelope.Begin(call);
        json.WriteStartObject();
        json.WriteAddress("address"u8, address.Address);
        json.WriteDigits("lastTransactionTime"u8, address.LastMs);
        json.WriteDigits("transactionCount"u8, address.TransactionCount);
        json.WriteEndObject();
        return Envelope.End(call);
    }

    private Refusal? List(Call call, IServedChain chain, ListRequest request)
    {
        var page = chain.Index.TransactionsOf(request.Address, Side.Any, request.Heights, request.Paging.WholeRequest);
        var json = ZoneList.Begin(call, request.Paging, page.Total);
        foreach (var transaction in page.Rows)
            rows.WriteListed(json, chain, transaction);
        return ZoneList.End(call);
    }

    private sealed record AddressRequest(Address20 Address)
    {
        public static AddressRequest Read(Parameters parameters) => new(parameters.RequiredAddress("address"));
    }

    private sealed record ListRequest(Address20 Address, HeightRange Heights, Paging Paging)
    {
        public static ListRequest Read(Parameters parameters) =>
            new(parameters.RequiredAddress("address"), parameters.Heights(), parameters.ZonePaging());
    }
}
