using Kontor.Catalog;
using Kontor.Chains.Serving;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Rows;
using Kontor.Dialects.XLayer.Wire;
using Kontor.Gate;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Endpoints;

/// <summary><c>log/*</c>: what contracts noted. There are no pages: the newest thousand rows are all that is shown.</summary>
internal static class LogEndpoints
{
    private static readonly PageRequest s_newest = new(0, 1_000);

    public static void Map(RouteTable routes, Explorer explorer)
    {
        explorer.Get(routes, "log/by-block-and-address", BlocksRequest.Read, ByBlocksAndAddress);
        explorer.Get(routes, "log/by-address-and-topic", TopicRequest.Read, ByAddressAndTopic);
        explorer.Get(routes, "log/by-address", AddressRequest.Read, ByAddress);
        explorer.Get(routes, "log/by-transaction", TransactionRequest.Read, ByTransaction);
    }

    private static Refusal? ByBlocksAndAddress(Call call, IServedChain chain, BlocksRequest request)
    {
        if (!Heights.HasAny(chain.Index, request.Range))
            return Errors.BlockHeightWithoutData;
        return Write(call, chain.Index.LogsOf(request.Address, null, request.Range, s_newest));
    }

    private static Refusal? ByAddressAndTopic(Call call, IServedChain chain, TopicRequest request) =>
        Write(call, chain.Index.LogsOf(request.Address, request.Topic, HeightRange.All, s_newest));

    private static Refusal? ByAddress(Call call, IServedChain chain, AddressRequest request) =>
        Write(call, chain.Index.LogsOf(request.Address, null, HeightRange.All, s_newest));

    private static Refusal? ByTransaction(Call call, IServedChain chain, TransactionRequest request) =>
        Write(call, chain.Index.LogsOfTransaction(request.Hash, s_newest));

    private static Refusal? Write(Call call, Page<LogView> page) => ListReply.Flat(call, page.Rows, LogFields.Write);

    private sealed record BlocksRequest(HeightRange Range, Address20 Address)
    {
        public static BlocksRequest Read(Parameters parameters) => new(parameters.RequiredHeights(), parameters.RequiredAddress("address"));
    }

    private sealed record TopicRequest(Address20 Address, Hash32 Topic)
    {
        public static TopicRequest Read(Parameters parameters) =>
            new(parameters.RequiredAddress("address"), parameters.RequiredHash("topic0"));
    }

    private sealed record AddressRequest(Address20 Address)
    {
        public static AddressRequest Read(Parameters parameters) => new(parameters.RequiredAddress("address"));
    }

    private sealed record TransactionRequest(Hash32 Hash)
    {
        public static TransactionRequest Read(Parameters parameters) => new(parameters.RequiredHash("txId"));
    }
}
